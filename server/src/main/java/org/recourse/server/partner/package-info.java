/// Our own interface for platforms, under `/api/v1`.
@NullMarked
package org.recourse.server.partner;

import org.jspecify.annotations.NullMarked;
