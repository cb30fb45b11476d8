// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/standin/caller.h"

namespace runout::standin {

// /oauth/request_token and /oauth/access_token: anybody may ask, the signature is checked here.
bool isSigningIn(const Request &request);
Reply signIn(const Request &request, Accounts &accounts);

// The page of the web site where somebody allows an application in: no API, so neither counted nor paced.
bool isAuthorizePage(const Request &request);
Reply authorizePage(const Request &request, Accounts &accounts);

} // namespace runout::standin
