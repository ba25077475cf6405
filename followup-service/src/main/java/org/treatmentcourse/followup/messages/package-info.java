/** Reminders on their way to patients: addresses asked of intake, a mail server, a webhook, and what a person does about what failed. */
@NullMarked
package org.treatmentcourse.followup.messages;

import org.jspecify.annotations.NullMarked;
