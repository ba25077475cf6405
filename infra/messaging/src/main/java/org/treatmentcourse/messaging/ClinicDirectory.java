package org.treatmentcourse.messaging;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.IntakeEvent.ClinicRegistered;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Topics;
import tools.jackson.core.JacksonException;

/** Every registered clinic, from the compacted {@code clinics} topic; a copy is kept in the store, for starts without a broker. */
public final class ClinicDirectory implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ClinicDirectory.class);

  private final String bootstrap;
  private final MongoCollection<Document> copy;
  private final Map<String, ClinicRegistered> clinics = new ConcurrentHashMap<>();
  private final List<Consumer<Clinic>> listeners;

  /** @param listeners told of every clinic, at start and when one changes; may throw to be told again */
  ClinicDirectory(String bootstrap, MongoDatabase database, List<Consumer<Clinic>> listeners) {
    this.bootstrap = bootstrap;
    this.copy = database.getCollection("knownClinics").withWriteConcern(WriteConcern.W1);
    this.listeners = List.copyOf(listeners);
  }

  void loadCopy() {
    copy.find().forEach(document -> clinics.put(document.getString("_id"), Json.MAPPER.readValue(document.getString("registered"), ClinicRegistered.class)));
  }

  public @Nullable Clinic clinic(String id) {
    ClinicRegistered known = clinics.get(id);
    return known == null ? null : known.clinic();
  }

  /** @throws Outage if it is not known here yet */
  public Clinic needed(String id) {
    return Optional.ofNullable(clinic(id)).orElseThrow(() -> new Outage("clinic " + id + " is not registered, or not known here yet"));
  }

  public List<String> ids() {
    return List.copyOf(new TreeSet<>(clinics.keySet()));
  }

  /** Known clinics by the revision that is applied here. */
  Map<String, Long> revisions() {
    Map<String, Long> revisions = new TreeMap<>();
    clinics.forEach((id, registered) -> revisions.put(id, registered.revision()));
    return revisions;
  }

  /** Reads the topic from the start, then follows it, until interrupted. */
  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config());
      try {
        follow(consumer);
      } catch (InterruptException e) {
        // Closing talks to the broker and would wait in vain while the interrupt is pending.
        Thread.interrupted();
        consumer.close(CloseOptions.timeout(Duration.ofMillis(200)));
        Thread.currentThread().interrupt();
      } catch (KafkaException | MongoException | Outage e) {
        LOG.warn("the directory of clinics starts again: {}", e.toString());
        consumer.close(CloseOptions.timeout(Duration.ofMillis(200)));
        Pause.of(Duration.ofSeconds(1));
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = List.of(new TopicPartition(Topics.CLINICS, 0));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    while (true) {
      consumer.poll(Duration.ofMillis(500)).forEach(this::read);
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    ClinicRegistered registered;
    try {
      registered = Json.MAPPER.readValue(record.value(), ClinicRegistered.class);
    } catch (JacksonException e) {
      LOG.error("a registered clinic at offset {} can't be read and is left out: {}", record.offset(), e.getOriginalMessage());
      return;
    }
    String id = registered.clinic().id();
    ClinicRegistered known = clinics.get(id);
    if (known == null || known.revision() <= registered.revision()) {
      listeners.forEach(listener -> listener.accept(registered.clinic()));
      copy.replaceOne(
          Filters.eq("_id", id), new Document("_id", id).append("registered", Json.MAPPER.writeValueAsString(registered)), new ReplaceOptions().upsert(true));
      clinics.put(id, registered);
    }
  }

  private Properties config() {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return properties;
  }
}
