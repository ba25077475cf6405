package org.treatmentcourse.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.treatmentcourse.local.process.PortClaims;

/** Where an instance of a service listens: for its callers, and for its operators. */
record ServicePorts(ServiceSpec spec, int port, int managementPort) {

  /** The usual ports, or free ones where somebody has them. */
  static ServicePorts choose(ServiceSpec spec, PortClaims claims) {
    return new ServicePorts(spec, claims.freeOr(spec.port()), claims.freeOr(spec.port() + ServiceSpec.MANAGEMENT_ABOVE));
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  String managementUrl() {
    return "http://127.0.0.1:" + managementPort;
  }

  static Map<String, String> urls(List<ServicePorts> all) {
    Map<String, String> urls = new LinkedHashMap<>();
    all.forEach(one -> urls.put(one.spec().name(), one.url()));
    return urls;
  }

  static Map<String, String> managementUrls(List<ServicePorts> all) {
    Map<String, String> urls = new LinkedHashMap<>();
    all.forEach(one -> urls.put(one.spec().name(), one.managementUrl()));
    return urls;
  }
}
