/// Hash exchange with other organisations over HTTP: StopNCII's language, our own feed, and what
/// the operator says about both.
@NullMarked
package org.recourse.server.exchange;

import org.jspecify.annotations.NullMarked;
