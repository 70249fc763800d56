delete from global_priv where User = 'root';
delete from proxies_priv;
flush privileges;
create user root@'%';
grant all on *.* to root@'%' with grant option;
create database training_test_datasets;
create database metadata;
