/** The local system: broker, document store, services and dashboard as child processes of one command. */
@NullMarked
package org.treatmentcourse.local;

import org.jspecify.annotations.NullMarked;
