/// How the hub keeps its entries in memory.
@NullMarked
package org.recourse.hub.internal;

import org.jspecify.annotations.NullMarked;
