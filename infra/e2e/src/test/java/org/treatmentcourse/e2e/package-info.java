/** The whole system, run as a person runs it: the commands in processes of their own, judged by what they print and how they end. */
@NullMarked
package org.treatmentcourse.e2e;

import org.jspecify.annotations.NullMarked;
