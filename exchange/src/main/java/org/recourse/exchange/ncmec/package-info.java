/// NCMEC's hash sharing, version 2, as the reference client (python-threatexchange 1.2) speaks
/// it.
@NullMarked
package org.recourse.exchange.ncmec;

import org.jspecify.annotations.NullMarked;
