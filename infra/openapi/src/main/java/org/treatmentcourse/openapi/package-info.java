/** OpenAPI documents, made from controllers while a service is tested. */
@NullMarked
package org.treatmentcourse.openapi;

import org.jspecify.annotations.NullMarked;
