# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run and packaging/test: what they need from Debian, and installing what is missing. Sourced.

RUN_PACKAGES="g++ cmake ninja-build qt6-base-dev qt6-svg-dev qt6-qpa-plugins qtkeychain-qt6-dev libsqlitecpp-dev libsqlite3-dev libexpected-dev libtag1-dev libxxhash-dev pkg-config libgl1-mesa-dev fonts-dejavu-core"
TEST_PACKAGES="$RUN_PACKAGES ccache lld zlib1g-dev gnome-keyring dbus dbus-x11 libsecret-tools python3 python3-discogs-client python3-oauthlib ffmpeg flac python3-mutagen"
CHECK_PACKAGES="clang-format clang-tidy gcovr"

say() { printf '%s\n' "$*"; }

# install_missing PACKAGE...: says what is missing and installs it with apt, through sudo where we are not root.
install_missing() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Missing, and there is no apt-get here:$missing" >&2
        return 1
    fi
    sudo=
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "Please install as root:  apt-get install$missing" >&2
            return 1
        fi
        sudo=sudo
    fi
    say "Installing what is missing:$missing"
    $sudo apt-get update -qq || say "The package lists could not be refreshed; going on with those at hand." >&2
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || {
        say "These packages could not be installed:$missing" >&2
        return 1
    }
}
