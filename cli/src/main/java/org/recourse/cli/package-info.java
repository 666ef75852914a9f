/// The command line.
@NullMarked
package org.recourse.cli;

import org.jspecify.annotations.NullMarked;
