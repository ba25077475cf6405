/** The pack in force, for people. */
@NullMarked
package org.treatmentcourse.evaluation.policy;

import org.jspecify.annotations.NullMarked;
