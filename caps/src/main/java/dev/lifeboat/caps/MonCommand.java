package dev.lifeboat.caps;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A command of the monitors: to which service it belongs, and what it needs of it.
///
/// @param service such as `osd`
/// @param needs which of `r`, `w`, `x`
public record MonCommand(String service, String needs) {
    /// What 16.2.15 answers to `get_command_descriptions`: service, needs, commands.
    private static final String ALL =
            """
            auth rwx: auth add, auth caps, auth del, auth get-or-create, auth get-or-create-key,
              auth import, auth rm, fs authorize
            auth rx: auth export, auth get, auth get-key, auth list, auth ls, auth print-key, auth
              print_key
            config r: config generate-minimal-conf, config get, config help, config log, config ls
            config rw: config assimilate-conf, config reset, config rm, config set
            config-key r: config-key dump, config-key exists, config-key get, config-key list,
              config-key ls
            config-key rw: config-key del, config-key put, config-key rm, config-key set
            fs r: fs get, fs ls
            fs rw: fs compat, fs fail, fs flag set, fs new, fs reset, fs rm, fs set-default, fs
              set_default
            mds r: fs compat show, fs dump, fs feature ls, mds compat show, mds count-metadata,
              mds dump, mds getmap, mds metadata, mds ok-to-stop, mds stat, mds versions
            mds rw: fs add_data_pool, fs mirror disable, fs mirror enable, fs mirror peer_add, fs
              mirror peer_remove, fs required_client_features, fs rm_data_pool, fs set, mds
              add_data_pool, mds cluster_down, mds cluster_up, mds compat rm_compat, mds
              compat rm_incompat, mds deactivate, mds fail, mds freeze, mds newfs, mds
              remove_data_pool, mds repaired, mds rm, mds rm_data_pool, mds rmfailed, mds
              set, mds set_max_mds, mds set_state, mds stop, mds tell
            mgr r: config show, config show-with-defaults, device info, device ls, device
              ls-by-daemon, device ls-by-host, mgr count-metadata, mgr dump, mgr metadata,
              mgr module ls, mgr services, mgr stat, mgr versions
            mgr rw: device rm-life-expectancy, device set-life-expectancy, mgr fail, mgr module
              disable, mgr module enable
            mon r: config dump, df, dump_historic_ops, dump_historic_slow_ops, features, fsid,
              health, log last, mon count-metadata, mon dump, mon feature ls, mon getmap,
              mon metadata, mon ok-to-add-offline, mon ok-to-rm, mon ok-to-stop, mon stat,
              mon versions, mon_status, node ls, ops, quorum_status, report, sessions,
              status, time-sync-status, version, versions
            mon rw: add_bootstrap_peer_hint, add_bootstrap_peer_hintv, compact, heap, injectargs,
              log, mon add, mon add disallowed_leader, mon enable-msgr2, mon
              enable_stretch_mode, mon feature set, mon remove, mon rm, mon rm
              disallowed_leader, mon scrub, mon set election_strategy, mon set-addrs, mon
              set-rank, mon set-weight, mon set_location, mon set_new_tiebreaker, quorum
              enter, quorum exit, scrub, smart, sync_force, tell
            mon rwx: connection scores dump, connection scores reset
            mon w: health mute, health unmute
            osd r: osd blacklist ls, osd blocked-by, osd blocklist ls, osd count-metadata, osd
              crush class ls, osd crush class ls-osd, osd crush dump, osd crush
              get-device-class, osd crush get-tunable, osd crush ls, osd crush rule dump,
              osd crush rule list, osd crush rule ls, osd crush rule ls-by-class, osd crush
              show-tunables, osd crush tree, osd crush weight-set dump, osd crush weight-set
              ls, osd df, osd dump, osd erasure-code-profile get, osd erasure-code-profile
              ls, osd find, osd get-require-min-compat-client, osd getcrushmap, osd getmap,
              osd getmaxosd, osd info, osd last-stat-seq, osd ls, osd ls-tree, osd lspools,
              osd map, osd metadata, osd numa-status, osd ok-to-stop, osd perf, osd pool
              application get, osd pool get, osd pool get-quota, osd pool ls, osd pool
              stats, osd safe-to-destroy, osd stat, osd test-reweight-by-pg, osd
              test-reweight-by-utilization, osd tree, osd tree-from, osd utilization, osd
              versions
            osd rw: osd add-nodown, osd add-noin, osd add-noout, osd add-noup, osd blacklist, osd
              blacklist clear, osd blocklist, osd blocklist clear, osd create, osd crush
              add, osd crush add-bucket, osd crush class create, osd crush class rename, osd
              crush class rm, osd crush create-or-move, osd crush link, osd crush move, osd
              crush remove, osd crush rename-bucket, osd crush reweight, osd crush
              reweight-all, osd crush reweight-subtree, osd crush rm, osd crush
              rm-device-class, osd crush rule create-erasure, osd crush rule
              create-replicated, osd crush rule create-simple, osd crush rule rename, osd
              crush rule rm, osd crush set, osd crush set-all-straw-buckets-to-straw2, osd
              crush set-device-class, osd crush set-tunable, osd crush swap-bucket, osd
              crush tunables, osd crush unlink, osd crush weight-set create, osd crush
              weight-set create-compat, osd crush weight-set reweight, osd crush weight-set
              reweight-compat, osd crush weight-set rm, osd crush weight-set rm-compat, osd
              deep-scrub, osd destroy, osd destroy-actual, osd down, osd
              erasure-code-profile rm, osd erasure-code-profile set, osd force-create-pg,
              osd force_healthy_stretch_mode, osd force_recovery_stretch_mode, osd in, osd
              lost, osd new, osd out, osd pause, osd pg-temp, osd pg-upmap, osd
              pg-upmap-items, osd pool application disable, osd pool application enable, osd
              pool application rm, osd pool application set, osd pool cancel-force-backfill,
              osd pool cancel-force-recovery, osd pool create, osd pool deep-scrub, osd pool
              delete, osd pool force-backfill, osd pool force-recovery, osd pool mksnap, osd
              pool rename, osd pool repair, osd pool rm, osd pool rmsnap, osd pool scrub,
              osd pool set, osd pool set-quota, osd primary-affinity, osd primary-temp, osd
              purge, osd purge-actual, osd purge-new, osd repair, osd require-osd-release,
              osd reweight, osd reweight-by-pg, osd reweight-by-utilization, osd reweightn,
              osd rm, osd rm-nodown, osd rm-noin, osd rm-noout, osd rm-noup, osd
              rm-pg-upmap, osd rm-pg-upmap-items, osd scrub, osd set, osd
              set-backfillfull-ratio, osd set-full-ratio, osd set-group, osd
              set-nearfull-ratio, osd set-require-min-compat-client, osd setcrushmap, osd
              setmaxosd, osd stop, osd tier add, osd tier add-cache, osd tier cache-mode,
              osd tier remove, osd tier remove-overlay, osd tier rm, osd tier rm-overlay,
              osd tier set-overlay, osd unpause, osd unset, osd unset-group, pg repeer
            pg r: pg debug, pg dump, pg dump_json, pg dump_pools_json, pg dump_stuck, pg getmap,
              pg ls, pg ls-by-osd, pg ls-by-pool, pg ls-by-primary, pg map, pg stat
            pg rw: pg cancel-force-backfill, pg cancel-force-recovery, pg deep-scrub, pg
              force-backfill, pg force-recovery, pg repair, pg scrub
            service r: service dump, service status
            """;

    private static final Map<String, MonCommand> BY_NAME = read();

    /// Empty: no command of Ceph 16, which alone was asked. The most common ones are the same in
    /// all.
    public static Optional<MonCommand> named(String command) {
        return Optional.ofNullable(BY_NAME.get(command));
    }

    private static Map<String, MonCommand> read() {
        var all = new HashMap<String, MonCommand>();
        for (var row : ALL.replace("\n  ", " ").lines().toList()) {
            var colon = row.indexOf(": ");
            var space = row.indexOf(' ');
            var command = new MonCommand(row.substring(0, space), row.substring(space + 1, colon));
            for (var name : row.substring(colon + 2).split(", ", -1)) {
                all.put(name, command);
            }
        }
        return Map.copyOf(all);
    }
}
