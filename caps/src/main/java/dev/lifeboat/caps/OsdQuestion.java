package dev.lifeboat.caps;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// May somebody with this osd cap do something with an object?
///
/// @param object its name, or its locator's key where it has one
/// @param op which of r, w it needs besides what classes do; "": neither
/// @param classes what it calls of classes
/// @param address of who asks, with or without port and nonce
/// @param application what the pool is tagged with (`ceph osd pool application get`); empty: not
///   known
public record OsdQuestion(
        String cap,
        String pool,
        String namespace,
        String object,
        String op,
        List<ClassCall> classes,
        Optional<String> address,
        Optional<Map<String, Map<String, String>>> application)
        implements Question {
    public OsdQuestion {
        classes = List.copyOf(classes);
    }

    static OsdQuestion of(String cap, OsdRequest request) {
        return new OsdQuestion(
                cap,
                request.pool(),
                request.namespace(),
                request.object(),
                request.needs(),
                request.classes(),
                request.client(),
                request.applications());
    }

    OsdRequest request() {
        return new OsdRequest(pool, namespace, object, op, classes, address, application);
    }

    @Override
    public Service service() {
        return Service.OSD;
    }
}
