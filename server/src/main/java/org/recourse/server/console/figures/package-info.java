/// The staff's page of figures, and the files to publish.
@NullMarked
package org.recourse.server.console.figures;

import org.jspecify.annotations.NullMarked;
