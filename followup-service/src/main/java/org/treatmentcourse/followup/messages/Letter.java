package org.treatmentcourse.followup.messages;

/**
 * A reminder as it goes out; kept nowhere.
 *
 * @param id of the message, the same each time it is sent
 * @param language of the words, BCP 47
 */
record Letter(String id, String address, String language, String subject, String text) {}
