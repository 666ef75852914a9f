/// Writes the OpenAPI documents from the code: mappings, records and their documentation.
///
/// They are written when the tests run and shipped as files: nothing is generated at start, no
/// library for it is in the service, and descriptions are the documentation comments that only the
/// sources have. A test fails when a file is not what the code says now. Begin with
/// [ApiDocument].
@NullMarked
package org.recourse.server.openapi;

import org.jspecify.annotations.NullMarked;
