/// Networks and the addresses in them.
@NullMarked
package org.recourse.server.network;

import org.jspecify.annotations.NullMarked;
