/** A module that trains with losses of its own. */
module app {
    requires transitive io.lossmith.runtime;

    exports app.losses;

    opens app.opened to
            io.lossmith.runtime;
}
