/** Clinical numbers as versioned data: one pack per service, with overrides per clinic. */
@NullMarked
package org.treatmentcourse.contracts.policy;

import org.jspecify.annotations.NullMarked;
