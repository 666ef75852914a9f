/// Who asks, and what they may: keys, scopes, and the first start.
@NullMarked
package org.recourse.server.access;

import org.jspecify.annotations.NullMarked;
