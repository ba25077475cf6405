package org.treatmentcourse.intake.clinics;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.IntakeEvent.ClinicRegistered;
import org.treatmentcourse.contracts.Json;

/** The registered clinics; each has a revision that grows with every change, and a mark while the change has not been announced. */
@Component
class ClinicRegistry {
  private final MongoCollection<Document> clinics;

  ClinicRegistry(MongoTemplate template) {
    this.clinics =
        template.getCollection("clinics").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  /** @return the new revision */
  ClinicRegistered put(Clinic clinic) {
    Document stored =
        clinics.findOneAndUpdate(
            Filters.eq("_id", clinic.id()),
            Updates.combine(Updates.set("clinic", Json.MAPPER.writeValueAsString(clinic)), Updates.inc("revision", 1L), Updates.set("unannounced", true)),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return read(Objects.requireNonNull(stored));
  }

  List<ClinicRegistered> unannounced() {
    List<ClinicRegistered> found = new ArrayList<>();
    clinics.find(Filters.eq("unannounced", true)).forEach(document -> found.add(read(document)));
    return found;
  }

  /** Only if it has not changed since. */
  void announced(ClinicRegistered registered) {
    clinics.updateOne(
        Filters.and(Filters.eq("_id", registered.clinic().id()), Filters.eq("revision", registered.revision())), Updates.set("unannounced", false));
  }

  private static ClinicRegistered read(Document document) {
    return new ClinicRegistered(Json.MAPPER.readValue(document.getString("clinic"), Clinic.class), document.getLong("revision"));
  }
}
