package org.treatmentcourse.dashboard.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Who may read rows: a dashboard, or anybody who treats or organises. They hold no names. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('dashboard', 'coordinator', 'clinician', 'scheduler', 'nurse', 'prescriber', 'medical-director', 'admin')")
public @interface Staff {}
