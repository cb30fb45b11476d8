# SPDX-License-Identifier: GPL-3.0-or-later
include(GNUInstallDirs)
install(TARGETS runout RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_BINARY_DIR}/share/runout/sample.library DESTINATION ${CMAKE_INSTALL_DATADIR}/runout)
install(FILES packaging/runout.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/runout.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES resources/icons/runout.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME runout)
set(CPACK_PACKAGE_CONTACT "The Runout maintainers")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
include(CPack)
