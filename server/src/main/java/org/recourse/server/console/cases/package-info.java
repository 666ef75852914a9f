/// Requesters' cases, for caseworkers whom they let read them.
@NullMarked
package org.recourse.server.console.cases;

import org.jspecify.annotations.NullMarked;
