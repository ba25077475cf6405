/** Service jars made ready to start fast: extracted, with an AOT cache. */
@NullMarked
package org.treatmentcourse.local.app;

import org.jspecify.annotations.NullMarked;
