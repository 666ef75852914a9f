/// The database: SQLite in one file, or PostgreSQL, with the same schema and the same promises.
///
/// Begin with [Database], which opens either and brings its schema up to date. What identifies a
/// person or a picture is in it only encrypted, under keys of a [KeyRing].
@NullMarked
package org.recourse.storage;

import org.jspecify.annotations.NullMarked;
