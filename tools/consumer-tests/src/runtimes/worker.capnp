using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.bundle.mjs")],
      # The day whose defaults the worker gets: older ones lack what Node and browsers have long had.
      compatibilityDate = "2026-01-01",
      # Its fetch may reach this machine, where the cloud is: by default workerd lets it out to the public network only.
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["private", "local"])),
  ],
);
