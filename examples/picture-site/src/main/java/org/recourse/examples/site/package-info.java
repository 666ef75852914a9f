/// A platform, as small as one can be: pictures are uploaded, shown, reported and taken off.
///
/// Begin with [org.recourse.examples.site.Uploads], which asks Recourse before a picture is shown,
/// and [org.recourse.examples.site.Enforcement], which does what was decided of a reported one. The
/// rest is what any site has already: pages, files, a little JSON.
@NullMarked
package org.recourse.examples.site;

import org.jspecify.annotations.NullMarked;
