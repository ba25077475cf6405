/** Child processes that do not outlive their parent. */
@NullMarked
package org.treatmentcourse.local.process;

import org.jspecify.annotations.NullMarked;
