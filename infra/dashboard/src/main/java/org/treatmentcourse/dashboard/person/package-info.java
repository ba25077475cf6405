/** The one way to a name: asked of intake for the caller, kept nowhere. */
@NullMarked
package org.treatmentcourse.dashboard.person;

import org.jspecify.annotations.NullMarked;
