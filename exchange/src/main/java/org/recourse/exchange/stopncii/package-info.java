/// StopNCII's language, as its real client (python-threatexchange 1.2, facebook/ThreatExchange
/// baefb4e) speaks it.
@NullMarked
package org.recourse.exchange.stopncii;

import org.jspecify.annotations.NullMarked;
