/// The service: `serve`, and what its operator does beside it.
@NullMarked
package org.recourse.cli.serve;

import org.jspecify.annotations.NullMarked;
