package org.treatmentcourse.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Topic names. Partition counts are fixed for ever, because the key decides the partition. */
public final class Topics {
  /** One record per clinic, compacted: sites, opening hours, policy overrides. */
  public static final String CLINICS = "clinics";

  /** One record per course, compacted: the row every dashboard shows. */
  public static final String BOARD_COURSES = "board.courses";

  private static final String CLINIC_EVENTS = "clinic.events.";
  private static final String CLINIC_TELEMETRY = "clinic.telemetry.";
  private static final String CLINIC_REJECTIONS = "clinic.rejections.";

  private Topics() {}

  public static String of(Service service, Channel channel) {
    if (service == Service.DASHBOARD && channel == Channel.EVENTS) {
      return BOARD_COURSES;
    }
    if (channel == Channel.REJECTIONS || channel == Channel.TELEMETRY) {
      throw new IllegalArgumentException(channel.key() + " has one topic per clinic, not per service");
    }
    return service.key() + "." + channel.key();
  }

  public static String clinicEvents(String clinic) {
    return CLINIC_EVENTS + clinic;
  }

  public static String clinicRejections(String clinic) {
    return CLINIC_REJECTIONS + clinic;
  }

  public static String clinicTelemetry(String clinic) {
    return CLINIC_TELEMETRY + clinic;
  }

  /** Where a clinic sends events of that type. */
  public static String ofClinic(EventType type, String clinic) {
    return type.channel() == Channel.TELEMETRY ? clinicTelemetry(clinic) : clinicEvents(clinic);
  }

  public static boolean isClinicTelemetry(String topic) {
    return topic.startsWith(CLINIC_TELEMETRY);
  }

  /** True for what clinic systems write to. */
  public static boolean isFromClinic(String topic) {
    return topic.startsWith(CLINIC_EVENTS) || isClinicTelemetry(topic);
  }

  /** The clinic that a topic its systems write to belongs to. */
  public static String clinicOf(String topic) {
    return topic.substring((isClinicTelemetry(topic) ? CLINIC_TELEMETRY : CLINIC_EVENTS).length());
  }

  /** Every topic that must exist before the services start, in a stable order; clinic topics are made when a clinic is registered. */
  public static List<Spec> fixed(int partitions) {
    List<Spec> all = new ArrayList<>();
    all.add(new Spec(CLINICS, 1, true));
    all.add(new Spec(BOARD_COURSES, partitions, true));
    ofCourses().forEach(topic -> all.add(new Spec(topic, partitions, false)));
    return all;
  }

  /** Every topic on which a service tells of courses, in a stable order. */
  public static List<String> ofCourses() {
    return Stream.of(Service.INTAKE, Service.EVALUATION, Service.SCHEDULING, Service.FOLLOWUP)
        .flatMap(service -> Stream.of(of(service, Channel.EVENTS), of(service, Channel.SAFETY)))
        .toList();
  }

  /**
   * @param partitions fixed for ever
   * @param compacted keep the newest record of each key; otherwise the topic is the history and is kept without end
   */
  public record Spec(String name, int partitions, boolean compacted) {}
}
