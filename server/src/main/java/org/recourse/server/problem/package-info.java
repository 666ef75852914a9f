/// How it is said that something went wrong: stable codes, and nothing that identifies anyone.
@NullMarked
package org.recourse.server.problem;

import org.jspecify.annotations.NullMarked;
