/// The hub as a service: HTTP in front of [the hub][org.recourse.hub.Hub], one package for each
/// face.
///
/// Begin with [RecourseServer]. `access` says who asks and what they may; `problem` how it is
/// said that something went wrong; `partner` is our own interface for platforms.
@NullMarked
package org.recourse.server;

import org.jspecify.annotations.NullMarked;
