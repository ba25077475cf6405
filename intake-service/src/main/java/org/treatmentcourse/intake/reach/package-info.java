/** Whether and how a patient may be written to. */
@NullMarked
package org.treatmentcourse.intake.reach;

import org.jspecify.annotations.NullMarked;
