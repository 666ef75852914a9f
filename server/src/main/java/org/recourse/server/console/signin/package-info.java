/// How staff signs in: with a passkey, or with a password and a one-time code.
@NullMarked
package org.recourse.server.console.signin;

import org.jspecify.annotations.NullMarked;
