/** What scheduling costs: a series at a busy site, and what monitors sample. */
@NullMarked
package org.treatmentcourse.bench.scheduling;

import org.jspecify.annotations.NullMarked;
