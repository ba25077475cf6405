/** The series of a course as pure rules: facts and sessions in, decisions out. */
@NullMarked
package org.treatmentcourse.scheduling.course;

import org.jspecify.annotations.NullMarked;
