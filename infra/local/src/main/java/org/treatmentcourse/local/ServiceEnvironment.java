package org.treatmentcourse.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.treatmentcourse.local.keys.LocalKeys;

/** What a service is told by its environment. */
record ServiceEnvironment(LocalSettings settings, LocalKeys keys, String mongoUri, String kafkaBootstrap,
    Map<String, String> urls, Map<String, String> managementUrls, Path messengerToken) {

  /** @param instance stable over restarts: a killed process has its partitions back as soon as it is back */
  Map<String, String> of(String instance, int port, int managementPort) {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("MONGODB_URI", mongoUri);
    env.put("KAFKA_BOOTSTRAP", kafkaBootstrap);
    env.put("TREATMENTCOURSE_INSTANCE", instance);
    env.put("SERVER_PORT", Integer.toString(port));
    env.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    env.put("TREATMENTCOURSE_SECURITY_PUBLIC_KEY", keys.publicKeyFile().toString());
    env.put("TREATMENTCOURSE_SECURITY_ISSUER", LocalKeys.ISSUER);
    env.put("TREATMENTCOURSE_SECURITY_AUDIENCE", LocalKeys.AUDIENCE);
    env.put("TREATMENTCOURSE_COURSE_ID_SECRET_FILE", keys.courseIdSecretFile().toString());
    env.put("TREATMENTCOURSE_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
    env.put("SPRING_PROFILES_ACTIVE", settings.simulation() ? "local,simulation" : "local");
    env.put("TREATMENTCOURSE_INTAKE_TOKEN_FILE", messengerToken.toString());
    urls.forEach((service, url) ->
        env.put("TREATMENTCOURSE_" + service.toUpperCase(Locale.ROOT) + "_URL", url));
    managementUrls.forEach((service, url) ->
        env.put("TREATMENTCOURSE_" + service.toUpperCase(Locale.ROOT) + "_MANAGEMENT_URL", url));
    env.putAll(settings.env());
    return env;
  }
}
