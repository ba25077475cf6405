package org.treatmentcourse.bench.peer.naive;

import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.treatmentcourse.bench.peer.Grant;
import org.treatmentcourse.bench.peer.PeerCourse;
import org.treatmentcourse.bench.peer.Spring;
import org.treatmentcourse.contracts.ClinicEvent;

/** Saves the course, then sends. Whoever dies in between has said nothing, and what is delivered again is no news. */
@SpringBootApplication
public class NaiveApplication {

  public static void main(String[] args) {
    Spring.run(NaiveApplication.class, "naive");
  }

  @Bean
  Consumer<Message<byte[]>> grants(MongoTemplate mongo, StreamBridge bridge) {
    return message -> {
      String id = String.valueOf(message.getHeaders().get(KafkaHeaders.RECEIVED_KEY));
      ClinicEvent.ConsentGranted granted = Grant.read(message.getPayload());
      PeerCourse course = PeerCourse.of(mongo, id);
      if (!course.knows(granted.version())) {
        mongo.save(course.with(granted.version()));
        bridge.send("said", MessageBuilder.withPayload(Grant.say(granted)).setHeader(KafkaHeaders.KEY, id).build());
      }
    };
  }
}
