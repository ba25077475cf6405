package org.treatmentcourse.messaging;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerPausingBackOffHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.backoff.FixedBackOff;

/** On trouble: pause between polls and try the same batch again, without end; nothing is skipped and no other container waits. */
final class Containers implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {
  private static final long PAUSE_MS = 1_000;
  private final Lag lag;
  private final ThreadPoolTaskScheduler resume = new ThreadPoolTaskScheduler();

  Containers(Lag lag) {
    this.lag = lag;
    resume.setDaemon(true);
    resume.setThreadNamePrefix("resume-");
    resume.initialize();
  }

  @Override
  public void configure(AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
    DefaultErrorHandler handler =
        new DefaultErrorHandler(
            null,
            new FixedBackOff(PAUSE_MS, FixedBackOff.UNLIMITED_ATTEMPTS),
            new ContainerPausingBackOffHandler(new ListenerContainerPauseService(null, resume)));
    handler.setSeekAfterError(false);
    handler.setLogLevel(KafkaException.Level.WARN);
    container.setCommonErrorHandler(handler);
    container.getContainerProperties().setConsumerRebalanceListener(new ForgetTopics());
  }

  private final class ForgetTopics implements ConsumerAwareRebalanceListener {
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
      lag.forgetTopics();
    }
  }
}
