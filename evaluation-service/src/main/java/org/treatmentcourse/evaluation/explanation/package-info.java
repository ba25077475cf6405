/** Why the rules recommend what they do, and what they would say again. */
@NullMarked
package org.treatmentcourse.evaluation.explanation;

import org.jspecify.annotations.NullMarked;
