package org.treatmentcourse.evaluation.decision;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;

/** Every pack a decision was made with, by its digest, for as long as decisions are kept. */
@Component
public class PolicyArchive {
  private final MongoCollection<Document> policies;
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  PolicyArchive(MongoTemplate template) {
    this.policies =
        template.getCollection("policies").withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  /** Before the decision is committed, so that there is never one without its pack. */
  void keep(EvaluationPolicy policy) {
    String digest = PolicyBook.digest(policy);
    if (kept.contains(digest)) {
      return;
    }
    try {
      policies.insertOne(
          new Document("_id", digest)
              .append("version", policy.version())
              .append("firstUsedAt", Date.from(Instant.now()))
              .append("pack", Json.MAPPER.writeValueAsString(policy)));
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
    kept.add(digest);
  }

  public Optional<EvaluationPolicy> find(String digest) {
    return Optional.ofNullable(policies.find(Filters.eq("_id", digest)).first())
        .map(found -> Json.MAPPER.readValue(found.getString("pack"), EvaluationPolicy.class));
  }
}
