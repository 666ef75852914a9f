/// HMA's own interface (Hasher-Matcher-Actioner, facebook/ThreatExchange baefb4e), so that who uses
/// HMA changes one address. On a port of its own, off unless asked for.
///
/// Bodies, statuses and quirks are those of HMA 1.1: a distance is a string, content is added with
/// 200, errors are `{"message": …}`. Calls carry no key in a header, because HMA's clients send
/// none: they come from an allowed network, or with the key in front of the path.
@NullMarked
package org.recourse.server.hma;

import org.jspecify.annotations.NullMarked;
