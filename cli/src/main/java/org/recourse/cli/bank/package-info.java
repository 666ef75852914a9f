/// The commands that keep banks.
@NullMarked
package org.recourse.cli.bank;

import org.jspecify.annotations.NullMarked;
