/** The race: the same job done by every row, under the same load, on one broker and one store. */
@NullMarked
package org.treatmentcourse.bench.race;

import org.jspecify.annotations.NullMarked;
