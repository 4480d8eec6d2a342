package dev.lifeboat.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lifeboat.core.evidence.Claim;
import dev.lifeboat.core.evidence.Fact;
import dev.lifeboat.core.evidence.Key;
import dev.lifeboat.core.evidence.Kind;
import dev.lifeboat.core.evidence.Kinds;
import dev.lifeboat.core.fleet.CephUser;
import dev.lifeboat.core.fleet.ClusterId;
import dev.lifeboat.core.fleet.HostId;
import dev.lifeboat.core.fleet.Image;
import dev.lifeboat.core.fleet.MebiBytes;
import dev.lifeboat.core.fleet.Seat;
import dev.lifeboat.core.fleet.Subject;
import dev.lifeboat.core.fleet.Subjects;
import dev.lifeboat.core.fleet.VmId;
import dev.lifeboat.core.fleet.Witness;
import dev.lifeboat.core.plan.BmcIsOf;
import dev.lifeboat.core.plan.BootImageFits;
import dev.lifeboat.core.plan.CannotSpeak;
import dev.lifeboat.core.plan.CannotWrite;
import dev.lifeboat.core.plan.CephServes;
import dev.lifeboat.core.plan.ComesUp;
import dev.lifeboat.core.plan.ConsoleSpoke;
import dev.lifeboat.core.plan.DriveIsIn;
import dev.lifeboat.core.plan.Dummy;
import dev.lifeboat.core.plan.FenceStands;
import dev.lifeboat.core.plan.Goal;
import dev.lifeboat.core.plan.GuestIsWell;
import dev.lifeboat.core.plan.HeldAsBefore;
import dev.lifeboat.core.plan.HolderLives;
import dev.lifeboat.core.plan.HostAnswers;
import dev.lifeboat.core.plan.ImagesAreFree;
import dev.lifeboat.core.plan.IsBroken;
import dev.lifeboat.core.plan.IsEnclosed;
import dev.lifeboat.core.plan.IsSilent;
import dev.lifeboat.core.plan.LivesElsewhere;
import dev.lifeboat.core.plan.LocksUntouched;
import dev.lifeboat.core.plan.MayAnswer;
import dev.lifeboat.core.plan.MayRestart;
import dev.lifeboat.core.plan.NetworkFits;
import dev.lifeboat.core.plan.NobodyAnswers;
import dev.lifeboat.core.plan.NobodyHasOpen;
import dev.lifeboat.core.plan.OnlyChecksItsDisk;
import dev.lifeboat.core.plan.OthersAnswer;
import dev.lifeboat.core.plan.PowerSeenOff;
import dev.lifeboat.core.plan.Rebooted;
import dev.lifeboat.core.plan.RunsNoneOf;
import dev.lifeboat.core.plan.RunsNothing;
import dev.lifeboat.core.plan.RunsNowhere;
import dev.lifeboat.core.plan.RunsOnce;
import dev.lifeboat.core.plan.RunsOnlyCanaries;
import dev.lifeboat.core.plan.ServesOnly;
import dev.lifeboat.core.plan.SnapshotIsUnchanged;
import dev.lifeboat.core.plan.Step;
import dev.lifeboat.core.plan.StepId;
import dev.lifeboat.core.plan.Unplugged;
import dev.lifeboat.core.readiness.Proof;
import dev.lifeboat.core.readiness.Written;
import dev.lifeboat.core.run.Epoch;
import dev.lifeboat.core.run.Event;
import dev.lifeboat.core.run.Move;
import dev.lifeboat.core.run.QuestionId;
import dev.lifeboat.core.run.RunId;
import dev.lifeboat.core.run.TheoryId;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/// How core's records look as JSON: names and ids as plain text, what is sealed with a `type`.
public final class Json {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Tagged {}

    /// Where any subject can stand, its path says which kind of subject it is.
    private interface AnySubject {
        @SuppressWarnings("UnusedMethod") // Jackson reads the annotation
        @JsonSerialize(using = PathWriter.class)
        Subject about();

        @SuppressWarnings("UnusedMethod") // Jackson reads the annotation
        @JsonSerialize(using = PathWriter.class)
        Subject subject();
    }

    private static final class PathWriter extends ValueSerializer<Subject> {
        @Override
        public void serialize(Subject value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.path());
        }
    }

    /// Claims that are not steps; steps and events are found by their sealed parents.
    private static final List<Class<?>> CLAIMS =
            List.of(
                    BmcIsOf.class,
                    BootImageFits.class,
                    CannotSpeak.class,
                    CannotWrite.class,
                    CephServes.class,
                    ComesUp.class,
                    ConsoleSpoke.class,
                    DriveIsIn.class,
                    FenceStands.class,
                    GuestIsWell.class,
                    HeldAsBefore.class,
                    HolderLives.class,
                    HostAnswers.class,
                    ImagesAreFree.class,
                    IsBroken.class,
                    IsEnclosed.class,
                    IsSilent.class,
                    LivesElsewhere.class,
                    LocksUntouched.class,
                    MayAnswer.class,
                    MayRestart.class,
                    NetworkFits.class,
                    NobodyAnswers.class,
                    NobodyHasOpen.class,
                    OnlyChecksItsDisk.class,
                    OthersAnswer.class,
                    PowerSeenOff.class,
                    Rebooted.class,
                    RunsNoneOf.class,
                    RunsNothing.class,
                    RunsNowhere.class,
                    RunsOnlyCanaries.class,
                    RunsOnce.class,
                    ServesOnly.class,
                    SnapshotIsUnchanged.class,
                    Unplugged.class);

    public static final JsonMapper MAPPER = mapper();

    private Json() {}

    private static JsonMapper mapper() {
        var names = new SimpleModule("names");
        plain(names, HostId.class, HostId::name, HostId::new);
        plain(names, ClusterId.class, ClusterId::name, ClusterId::new);
        plain(names, Witness.class, Witness::name, Witness::new);
        plain(names, VmId.class, VmId::toString, VmId::of);
        plain(names, RunId.class, RunId::name, RunId::new);
        plain(names, Epoch.class, Epoch::toString, text -> new Epoch(Long.parseLong(text)));
        plain(names, QuestionId.class, QuestionId::toString, Json::question);
        plain(names, TheoryId.class, TheoryId::toString, Json::theory);
        plain(names, StepId.class, StepId::toString, Json::step);
        plain(
                names,
                MebiBytes.class,
                amount -> Long.toString(amount.count()),
                text -> new MebiBytes(Long.parseLong(text)));
        plain(names, Image.class, Image::path, path -> (Image) Subjects.of(path));
        plain(names, CephUser.class, CephUser::path, path -> (CephUser) Subjects.of(path));
        plain(names, Seat.class, Seat::path, path -> (Seat) Subjects.of(path));
        plain(names, Subject.class, Subject::path, Subjects::of);
        plain(names, Key.class, Json::text, Json::key);
        var builder =
                JsonMapper.builder()
                        .addModule(names)
                        .changeDefaultVisibility(
                                seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        for (var sealed : List.of(Claim.class, Event.class, Move.class, Goal.class, Dummy.class)) {
            builder.addMixIn(sealed, Tagged.class);
        }
        builder.addMixIn(Move.Say.class, AnySubject.class);
        builder.addMixIn(Proof.class, AnySubject.class);
        builder.addMixIn(Written.class, AnySubject.class);
        CLAIMS.forEach(claim -> register(builder, claim));
        for (var sealed : List.of(Step.class, Event.class, Move.class, Goal.class, Dummy.class)) {
            for (var permitted : sealed.getPermittedSubclasses()) {
                register(builder, permitted);
            }
        }
        return builder.build();
    }

    private static void register(JsonMapper.Builder builder, Class<?> type) {
        builder.registerSubtypes(new NamedType(type, type.getSimpleName()));
    }

    private static QuestionId question(String text) {
        return new QuestionId(Integer.parseInt(text.substring(1)));
    }

    private static TheoryId theory(String text) {
        return new TheoryId(Integer.parseInt(text.substring(1)));
    }

    private static StepId step(String text) {
        var slash = text.lastIndexOf('/');
        return new StepId(text.substring(0, slash), text.substring(slash + 1));
    }

    private static String text(Key<?, ?> key) {
        return key.kind().name() + " " + key.subject().path();
    }

    private static Key<?, ?> key(String text) {
        var space = text.indexOf(' ');
        var kind = Kinds.named(text.substring(0, Math.max(0, space)));
        return key(
                kind.orElseThrow(() -> new IllegalArgumentException("not a key: " + text)),
                text.substring(space + 1));
    }

    static <F extends Fact<S>, S extends Subject> Key<F, S> key(Kind<F, S> kind, String path) {
        @SuppressWarnings("unchecked") // it was written from a key of this kind
        var subject = (S) Subjects.of(path);
        return kind.of(subject);
    }

    private static <T> void plain(
            SimpleModule module,
            Class<T> type,
            Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(
                type,
                new ValueSerializer<T>() {
                    @Override
                    public void serialize(
                            T value, JsonGenerator out, SerializationContext context) {
                        out.writeString(write.apply(value));
                    }
                });
        module.addKeySerializer(
                type,
                new ValueSerializer<T>() {
                    @Override
                    public void serialize(
                            T value, JsonGenerator out, SerializationContext context) {
                        out.writeName(write.apply(value));
                    }
                });
        module.addDeserializer(
                type,
                new ValueDeserializer<T>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context) {
                        return read.apply(in.getString());
                    }
                });
        module.addKeyDeserializer(
                type,
                new KeyDeserializer() {
                    @Override
                    public Object deserializeKey(String key, DeserializationContext context) {
                        return read.apply(key);
                    }
                });
    }
}
