package org.treatmentcourse.bench.peer.modulith;

import org.springframework.modulith.events.Externalized;
import org.treatmentcourse.contracts.Consent;

/** A consent was kept in the file of a course; goes to Kafka under the course's key. */
@Externalized("race.modulith.out::#{#this.course()}")
public record ConsentKept(String course, Consent consent, String version) {}
